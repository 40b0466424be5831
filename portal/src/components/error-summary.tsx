import { Alert, Anchor, List } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import {
  type MouseEvent,
  type ReactNode,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'

/** One fault, and where to mend it. */
export interface SummaryItem {
  readonly key: string
  readonly message: string
  /** An element on this page, or nothing when the fault has no field. */
  readonly fieldId?: string
  /** Replaces the link to a field on this page, for faults elsewhere. */
  readonly link?: ReactNode
}

interface Props {
  readonly title: string
  readonly items: readonly SummaryItem[]
}

/** Lists all faults at the top with links, and takes the focus when they appear. */
export function ErrorSummary({ title, items }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const isShown = items.length > 0
  useEffect(() => {
    if (isShown) box.current?.focus()
  }, [isShown])
  if (!isShown) return null
  return (
    <Alert
      ref={box}
      tabIndex={-1}
      role="alert"
      color="danger"
      variant="outline"
      icon={<IconAlertTriangle aria-hidden="true" />}
      title={title}
    >
      <List size="sm" spacing={4}>
        {items.map((item) => (
          <List.Item key={item.key}>{item.link ?? <FieldLink item={item} />}</List.Item>
        ))}
      </List>
    </Alert>
  )
}

function FieldLink({ item }: { readonly item: SummaryItem }) {
  const { fieldId = '', message } = item
  // A fault may name something that this form does not show: words, then, and no link to nowhere.
  const [isThere, setIsThere] = useState(fieldId !== '')
  useLayoutEffect(() => setIsThere(document.getElementById(fieldId) !== null), [fieldId])
  if (!isThere) return message
  const handleClick = (event: MouseEvent) => {
    event.preventDefault() // the address stays: it may say which section or page is shown
    document.getElementById(fieldId)?.focus()
  }
  return (
    <Anchor href={`#${fieldId}`} onClick={handleClick}>
      {message}
    </Anchor>
  )
}
