export { OffDutyBoardPage } from './off-duty-board.page.tsx'
export { OffDutyRoomPage } from './off-duty-room.page.tsx'
export { OffDutyRoomsPage } from './off-duty-rooms.page.tsx'
