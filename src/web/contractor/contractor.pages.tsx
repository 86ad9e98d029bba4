export { ContractorPage } from './contractor.page.tsx'
export { ContractorDoorPage } from './contractor-door.page.tsx'
export { ContractorListPage } from './contractor-list.page.tsx'
export { WorkOrderPage } from './work-order.page.tsx'
