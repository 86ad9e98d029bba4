const paths = {
  today: 'M5 5h14v15H5zM5 10h14M9 3v4M15 3v4M9 14.5l2 2 4-4',
  plan: 'M6 3h9l4 4v14H6zM15 3v4h4M9 11h7M9 14.5h7M9 18h4',
  checks: 'M8 4H5v17h14V4h-3M9 3h6v4H9zM9 12l2 2 4-4M9 17.5h6',
  deficiencies: 'M12 4l9 16H3zM12 10v4.5M12 17.2v.3',
  reports: 'M4 10v4h3l8 4V6l-8 4zM18.5 9.5a4 4 0 0 1 0 5M8 14.5V20h3v-4',
  watch: 'M4 5h16v14H4zM4 10h16M4 14.5h16M10 5v14',
  meetings:
    'M8.5 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM3 20c.4-3.6 2.5-5.5 5.5-5.5S13.6 16.4 14 20M16 11.5a2.5 2.5 0 1 0 0-5M16.5 14.5c2.5.2 4.1 2 4.5 5.5',
  awareness: 'M5 4h6a3 3 0 0 1 3 3v13a2.5 2.5 0 0 0-2.5-2.5H5zM14 7a3 3 0 0 1 3-3h3v13.5h-3.5A2.5 2.5 0 0 0 14 20',
  outcome: 'M5 21V9M5 21h15M10 21v-6M15 21V5M20 21v-9',
  agency: 'M3 9l9-5 9 5M5 9v9M10 9v9M14 9v9M19 9v9M3 21h18M3 18h18',
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.2 15.2L20.5 20.5',
  bell: 'M6 17h12l-1.5-2.5V11a4.5 4.5 0 0 0-9 0v3.5zM12 6.5V4.5M10.5 19.5h3',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 21c.6-4 3.6-6 7.5-6s6.9 2 7.5 6',
  done: 'M4.5 12.5l5 5 10-11',
  clock: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 7.5V12l3 2.5',
  late: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 7.5v5.5M12 16v.4',
  waiting: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17z',
  underWay: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 3.5v17M12 7h3.5M12 11h6M12 15h5',
  attention: 'M6 21V4h11l-2.5 4L17 12H6',
  nothing: 'M6 12h12',
  standing: 'M5 12a7 7 0 0 1 12-5l2 2M19 12a7 7 0 0 1-12 5l-2-2M19 5v4h-4M5 19v-4h4',
  notCompliant: 'M6 6l12 12M18 6L6 18',
  camera: 'M4 8h4l1.5-3h5L16 8h4v11H4zM12 16.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7z',
  pen: 'M5 19l1-4L16.5 4.5l3 3L9 18zM14 7l3 3',
  file: 'M7 3h7l4 4v14H7zM14 3v4h4',
  add: 'M12 5v14M5 12h14',
  back: 'M14.5 6L8.5 12l6 6',
  forward: 'M9.5 6l6 6-6 6',
  up: 'M6 14.5l6-6 6 6',
  down: 'M6 9.5l6 6 6-6',
  download: 'M12 4v11M7.5 11l4.5 4.5 4.5-4.5M5 20h14',
  info: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 11v5.5M12 7.6v.4',
  telephone: 'M6 4h3l1.5 4.5L8.5 10a12 12 0 0 0 5.5 5.5l1.5-2L20 15v3a2 2 0 0 1-2 2A14 14 0 0 1 4 6a2 2 0 0 1 2-2z',
  close: 'M6 6l12 12M18 6L6 18',
  language: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM3.5 12h17M12 3.5c-5 5-5 12 0 17M12 3.5c5 5 5 12 0 17',
} as const

export type IconName = keyof typeof paths

/** Always beside a word, so it says nothing of its own to a screen reader. */
export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg
      aria-hidden="true"
      focusable="false"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={paths[name]} />
    </svg>
  )
}
