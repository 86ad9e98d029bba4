export { TrainingPage } from './training.page.tsx'
export { TrainingAttendByCodePage, TrainingAttendPage } from './training-attend.page.tsx'
export { TrainingNewPage } from './training-new.page.tsx'
