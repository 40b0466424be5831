import { exactTime, relativeTime } from '../../../ui/relative-time.ts'

/** Writes the times of a page in the reader's own language, with the exact time on hover. */
export function personalTimes(root: ParentNode, now = new Date()): void {
  for (const time of root.querySelectorAll<HTMLTimeElement>('time[data-relative]')) {
    time.textContent = relativeTime(time.dateTime, now)
    time.title = exactTime(time.dateTime)
  }
}
