import { Text } from '@mantine/core'
import { t } from '../../lib/i18n/translate.ts'
import type { ParagraphChange } from './paragraph-change.ts'
import styles from './text-changes.module.css'

interface Props {
  readonly changes: readonly ParagraphChange[]
}

/**
 * What changed between two texts, paragraph by paragraph. What came is underlined and what went is struck through, in
 * `ins` and `del`, so that colour is never the only sign.
 */
export function TextChanges({ changes }: Props) {
  if (changes.every(({ kind }) => kind === 'SAME'))
    return <Text c="dimmed">{t('Nothing changed.')}</Text>
  return (
    <div className={styles.changes}>
      {numbered(changes).map(({ item, key }) => (
        <p key={key} data-kind={item.kind}>
          {numbered(item.parts).map((part) => (
            <Words key={part.key} {...part.item} />
          ))}
        </p>
      ))}
    </div>
  )
}

function Words({ kind, text }: ParagraphChange['parts'][number]) {
  if (kind === 'ADDED') return <ins>{text}</ins>
  if (kind === 'REMOVED') return <del>{text}</del>
  return text
}

/** The same words may come twice, so their place is their key; the list is never reordered. */
function numbered<T>(items: readonly T[]): { item: T; key: string }[] {
  return items.map((item, place) => ({ item, key: String(place) }))
}
