/** What just changed is said at the top of the page: eyes and focus go there. */
export function backToTop(): void {
  window.scrollTo({ top: 0 })
  document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true })
}
