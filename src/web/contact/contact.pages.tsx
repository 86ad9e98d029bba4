export { ContactPage } from './contact.page.tsx'
export { ContactListPage } from './contact-list.page.tsx'
