import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import type { AppVersionTransition } from '../../../../schema/vocabulary/app-transition.ts'
import { type FragmentType, readFragment } from '../../gql/fragment-masking.ts'
import type { CheckPoint_PointFragment } from '../../gql/graphql.ts'
import { t } from '../../lib/i18n/translate.ts'
import { transitionCopy } from './transition-copy.ts'
import { TransitionDialog } from './transition-dialog.tsx'
import { TRANSITION_SUBJECT } from './transition-subject.ts'

interface Props {
  readonly version: FragmentType<typeof TRANSITION_SUBJECT>
  /** The transitions this place offers, in this order; those not allowed are left out. */
  readonly offered: readonly AppVersionTransition[]
  /** Of these, the ones that wait for something the place says beside them. */
  readonly blocked?: readonly AppVersionTransition[]
  /** What the launch approval record asks whoever approves. */
  readonly launchPoints?: readonly CheckPoint_PointFragment[]
  readonly onMoved?: (transition: AppVersionTransition) => void
}

/** The buttons of a version, drawn from what the server allows this person now. */
export function TransitionButtons({
  version,
  offered,
  blocked = [],
  launchPoints = [],
  onMoved,
}: Props) {
  const subject = readFragment(TRANSITION_SUBJECT, version)
  const [asked, setAsked] = useState<AppVersionTransition>()
  const allowed = offered.filter((transition) => subject.allowedTransitions.includes(transition))

  const handleMoved = (transition: AppVersionTransition) => {
    setAsked(undefined)
    notifications.show({
      message: t('{{label}}: done.', { label: transitionCopy(transition).label }),
    })
    onMoved?.(transition)
  }

  return (
    <>
      {allowed.map((transition) => (
        <Button
          key={transition}
          variant={isForward(transition) ? 'filled' : 'default'}
          disabled={blocked.includes(transition)}
          onClick={() => setAsked(transition)}
        >
          {transitionCopy(transition).label}
        </Button>
      ))}
      {asked && (
        <TransitionDialog
          version={subject}
          transition={asked}
          points={asked === 'APPROVE' ? launchPoints : []}
          onClose={() => setAsked(undefined)}
          onMoved={handleMoved}
        />
      )}
    </>
  )
}

/** The steps that bring a version nearer to people stand out; the others are one choice among many. */
function isForward(transition: AppVersionTransition): boolean {
  return transition === 'APPROVE' || transition === 'RELEASE' || transition === 'REINSTATE'
}
