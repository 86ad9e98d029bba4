export { FillFormPage } from './fill-form.page.tsx'
export { SuperiorFormPage } from './superior-form.page.tsx'
export { SuperiorFormListPage } from './superior-form-list.page.tsx'
