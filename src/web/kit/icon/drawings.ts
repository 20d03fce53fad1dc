// Every sign of the interface, drawn in line: on a grid of 24 for residents, on a grid of 16 for staff.

const residents = {
  'arrow-right': '<path d="M5 12h14M13 6l6 6-6 6"/>',
  'arrow-left': '<path d="M19 12H5M11 18l-6-6 6-6"/>',
  'arrow-up': '<path d="M12 19V5M6 11l6-6 6 6"/>',
  'arrow-down': '<path d="M12 5v14M6 13l6 6 6-6"/>',
  bubble: '<path d="M4 5h16v11h-9l-4 4v-4H4z"/>',
  calendar: '<path d="M4 6h16v14H4zM4 10h16M8 3v4M16 3v4"/>',
  check: '<path d="M5 12.5l4.5 4.5L19 7.5"/>',
  clock: '<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5l3.5 2"/>',
  cross: '<path d="M6 6l12 12M18 6L6 18"/>',
  eye: '<path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z"/><circle cx="12" cy="12" r="3"/>',
  half: '<circle cx="12" cy="12" r="8.5"/><path d="M12 3.5v17a8.5 8.5 0 0 0 0-17z" fill="currentColor"/>',
  lock: '<path d="M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3"/>',
  menu: '<path d="M4 7h16M4 12h16M4 17h16"/>',
  paper: '<path d="M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6"/>',
  pause: '<path d="M9 6v12M15 6v12"/>',
  plus: '<path d="M12 5v14M5 12h14"/>',
  question: '<path d="M8.5 9a3.5 3.5 0 1 1 5 3.2c-1 .5-1.5 1.1-1.5 2.3M12 18.5v.1"/>',
  search: '<circle cx="10.5" cy="10.5" r="6"/><path d="M15 15l5.5 5.5"/>',
  sound: '<path d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9a4 4 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11"/>',
  ticket: '<path d="M4 7h16v3.5a1.5 1.5 0 0 0 0 3V17H4v-3.5a1.5 1.5 0 0 0 0-3zM14 7v10"/>',
  wheelchair: '<circle cx="11" cy="4.2" r="1.7"/><path d="M11 8v6h5.5l2.5 5M11 10.5h4.5M8.5 11.5a5 5 0 1 0 6.3 6.3"/>',
} as const

const staff = {
  'arrow-right': '<path d="M2 8h11M9 4l4 4-4 4"/>',
  'arrow-left': '<path d="M14 8H3M7 4 3 8l4 4"/>',
  bell: '<path d="M3 12h10l-1.5-2V7a3.5 3.5 0 0 0-7 0v3zM6.5 14.5h3"/>',
  bubble: '<path d="M2 3h12v8H8l-3.5 3V11H2z"/>',
  calendar: '<path d="M2 3.5h12V14H2zM2 6.5h12M5 2v3M11 2v3"/>',
  check: '<path d="m3 8.5 3.5 3.5L13 4.5"/>',
  'chevron-down': '<path d="m4 6 4 4 4-4"/>',
  clock: '<circle cx="8" cy="8" r="6"/><path d="M8 4.5V8l2.5 1.5"/>',
  cross: '<path d="m4 4 8 8M12 4l-8 8"/>',
  eye: '<path d="M1.5 8C3 5 5.3 3.5 8 3.5S13 5 14.5 8c-1.5 3-3.8 4.5-6.5 4.5S3 11 1.5 8z"/><circle cx="8" cy="8" r="2"/>',
  flag: '<path d="M3.5 14.5v-13h9l-2 3.5 2 3.5h-9"/>',
  half: '<circle cx="8" cy="8" r="5.5"/><path d="M8 2.5v11A5.5 5.5 0 0 0 8 2.5" fill="currentColor"/>',
  house: '<path d="M2 8 8 2.5 14 8M4 7v7h8V7"/>',
  hourglass:
    '<path d="M4 1.5h8M4 14.5h8M4.5 1.5c0 4 3.5 4 3.5 6.5s-3.5 2.5-3.5 6.5M11.5 1.5c0 4-3.5 4-3.5 6.5s3.5 2.5 3.5 6.5"/>',
  'id-card':
    '<path d="M1.5 3h13v10h-13zM9.5 6.5h3M9.5 9h3M3.5 11c.2-1.5 1-2.2 2-2.2s1.8.7 2 2.2"/><circle cx="5.5" cy="6.8" r="1.3"/>',
  info: '<circle cx="8" cy="8" r="6.5"/><path d="M8 7.5V11M8 5v.1"/>',
  lock: '<path d="M3 7.5h10V14H3zM5 7.5V5a3 3 0 0 1 6 0v2.5"/>',
  minus: '<path d="M3 8h10"/>',
  paper: '<path d="M3.5 1.5h6l3 3v10h-9zM9.5 1.5v3h3"/>',
  pause: '<path d="M5.5 3v10M10.5 3v10"/>',
  person: '<circle cx="8" cy="4.5" r="2.5"/><path d="M3 14c.3-3.2 2.3-5 5-5s4.7 1.8 5 5"/>',
  plane: '<path d="M2 8 14 2.5 10 14 7.5 9z"/>',
  play: '<path d="M4.5 3v10L13 8z"/>',
  plug: '<path d="M5 2v4M11 2v4M3 6h10v2a5 5 0 0 1-10 0zM8 13v2"/>',
  plus: '<path d="M8 3v10M3 8h10"/>',
  printer: '<path d="M4.5 6V2h7v4M4.5 12H2V6h12v6h-2.5M4.5 9.5h7V14h-7z"/>',
  scales: '<path d="M8 2v12M4 14h8M3 4h10M3 4 1 9h4zM13 4l-2 5h4z"/>',
  search: '<circle cx="7" cy="7" r="4.5"/><path d="m10.5 10.5 4 4"/>',
  siren: '<path d="M4 12V8a4 4 0 0 1 8 0v4M2 14h12M8 1v1M2.5 3l.8.8M13.5 3l-.8.8"/>',
  sort: '<path d="m5 6 3-3 3 3M5 10l3 3 3-3"/>',
  star: '<path d="m8 2 1.8 3.8 4.2.5-3.1 2.9.8 4.1L8 11.3l-3.7 2 .8-4.1L2 6.3l4.2-.5z"/>',
  tiles: '<path d="M2 2h5v5H2zM9 2h5v5H9zM2 9h5v5H2zM9 9h5v5H9z"/>',
  tray: '<path d="M2 9h3.5l1 2h3l1-2H14M2 9v4h12V9M2 9l2-6h8l2 6"/>',
  undo: '<path d="M3 6h7a3.5 3.5 0 0 1 0 7H6M6 3 3 6l3 3"/>',
  warning: '<path d="M8 2 15 14H1zM8 6.5V10M8 12v.1"/>',
} as const

export type IconName = keyof typeof residents | keyof typeof staff

/** A sign that has no drawing on the asked grid is taken from the other one. */
export function drawing(name: IconName, dense: boolean): { grid: 16 | 24; shapes: string } {
  const [first, second] = dense ? ([staff, residents] as const) : ([residents, staff] as const)
  const own = (first as Partial<Record<IconName, string>>)[name]
  const grid = (own === undefined) === dense ? 24 : 16
  return { grid, shapes: own ?? (second as Partial<Record<IconName, string>>)[name]! }
}

export const iconNames = [...new Set([...Object.keys(residents), ...Object.keys(staff)])].sort() as IconName[]
