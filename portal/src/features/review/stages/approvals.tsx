import { Text } from '@mantine/core'
import { TimeAgo } from '../../../../../ui/time-ago.tsx'

interface Props {
  readonly approvals: readonly {
    readonly createdAt: string
    readonly approver: { readonly name: string }
  }[]
  readonly needed: number
}

/** Who approved so far, and how many more people have to. */
export function Approvals({ approvals, needed }: Props) {
  const left = needed - approvals.length
  return (
    <div aria-live="polite">
      {approvals.map(({ createdAt, approver }) => (
        <Text key={createdAt} size="sm" mt="sm">
          Approved by {approver.name}, <TimeAgo at={createdAt} />.
        </Text>
      ))}
      {needed > 1 && left > 0 && (
        <Text size="sm" mt="sm">
          {approvals.length
            ? 'The risk is high: a second person has to approve it too.'
            : 'The risk is high: two people have to approve it, neither of whom passed the security stage.'}
        </Text>
      )}
    </div>
  )
}
