import { type NoticeEvent, noticeFor } from '../../../schema/vocabulary/notice.ts'
import type { DomainEvent } from '../../domain/events.ts'

/** What is told of each way a version can move; a discarded draft concerns nobody else. */
export const NOTICE_OF_TRANSITION: Readonly<Record<string, NoticeEvent>> = {
  SUBMIT: 'app-version.submitted',
  RESUBMIT: 'app-version.resubmitted',
  WITHDRAW: 'app-version.withdrawn',
  REQUEST_CHANGES: 'app-version.changes-requested',
  REJECT: 'app-version.rejected',
  APPROVE: 'app-version.approved',
  RELEASE: 'app-version.released',
  SUPERSEDE: 'app-version.superseded',
  SUSPEND: 'app-version.suspended',
  REINSTATE: 'app-version.reinstated',
  RETIRE: 'app-version.retired',
}

/** Finds the row of the table of notices that an event is told by; undefined when nobody is told. */
export function noticeEventOf(event: DomainEvent): NoticeEvent | undefined {
  if (event.type === 'app-version.moved') return NOTICE_OF_TRANSITION[event.transition]
  if (event.type === 'message.posted' && event.isReasonOfMove) return undefined
  return noticeFor(event.type)?.event
}
