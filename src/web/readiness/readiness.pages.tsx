export { ReadinessPage } from './readiness.page.tsx'
