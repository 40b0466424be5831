import { afterEach, beforeEach } from 'vitest'

/** Makes the tests of a file the steps of one journey: once a step has failed, those after it are skipped. */
export function oneJourney(): void {
  let hasFailed = false
  beforeEach(({ skip }) => skip(hasFailed, 'an earlier step failed'))
  afterEach(({ task }) => {
    hasFailed ||= task.result?.state === 'fail'
  })
}
