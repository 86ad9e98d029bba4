export { BroadcastPage } from './broadcast.page.tsx'
