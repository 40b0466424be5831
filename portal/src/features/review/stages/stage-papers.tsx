import { Code, Text } from '@mantine/core'
import { TimeAgo } from '../../../../../ui/time-ago.tsx'
import type { StageReview } from './stage-review.ts'
import styles from './stages.module.css'

/** What was filed with a stage and what its decisions left behind, oldest first, each with its hash. */
export function StagePapers({ artifacts }: Pick<StageReview, 'artifacts'>) {
  if (artifacts.length === 0) return null
  return (
    <ul className={styles.papers} aria-label="Papers">
      {artifacts.map(({ id, title, body, document, sha256, createdAt, createdBy }) => (
        <li key={id} className={styles.paper}>
          <details>
            <summary>
              <Text span size="sm" fw={600}>
                {title}
              </Text>{' '}
              <Text span size="sm" c="dimmed">
                <TimeAgo at={createdAt} />
                {createdBy && ` by ${createdBy}`}
              </Text>
            </summary>
            <Text size="sm" className={styles.text}>
              {document ? `The document ${document.fileName}` : body}
            </Text>
            <Text size="xs" c="dimmed" mt={4}>
              SHA-256 <Code>{sha256}</Code>
            </Text>
          </details>
        </li>
      ))}
    </ul>
  )
}
