// When a centre receives people and gives out tickets: the rules of its hours, for the queue, the portal and the planner.
export { isOpen, mayIssueTickets, worksOn } from '../rules/hall.ts'
export {
  closedDay,
  endOfDay,
  type HoursOfDay,
  type HourWarning,
  hoursOn,
  isWithin,
  nextBeginning,
  spanAt,
  spansOn,
  warningsOf,
} from '../rules/hours.ts'
export { statusOn } from '../rules/places.ts'
