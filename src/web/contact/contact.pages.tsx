export { ContactPage } from './contact.page.tsx'
export { ContactDrillPage } from './contact-drill.page.tsx'
export { ContactDrillListPage } from './contact-drill-list.page.tsx'
export { ContactListPage } from './contact-list.page.tsx'
