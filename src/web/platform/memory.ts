/** Gives memory back at once: of sixty photographs the browser would tidy up too late. Older ones do so in their time. */
export const letGo = ({ buffer }: Uint8Array<ArrayBuffer>): void => {
  buffer.transfer?.(0)
}
