import { Checkbox } from '@mantine/core'
import { useEffect, useState } from 'react'
import { t } from '../../lib/i18n/translate.ts'
import { Announcer } from '../announcer.tsx'
import type { DocumentFacts } from './document-facts.ts'
import { useDocumentUpdate } from './use-document-update.ts'

/** Whether a document is for the reviewer's eyes (R110): shown as it was last ticked, and as it was before if that is refused. */
export function DocumentFlag({ document }: { readonly document: DocumentFacts }) {
  const { isReady, choose, fault } = useReadiness(document)
  return (
    <>
      <Announcer message={fault ? `${document.fileName}: ${fault}` : ''} />
      <Checkbox
        label={t('Flag for use')}
        description={t(
          'Ready for viewing by the reviewer. Uncheck it when the document is out of date.',
        )}
        aria-label={t('Flag for use: {{fileName}}', { fileName: document.fileName })}
        checked={isReady}
        error={fault}
        onChange={(event) => choose(event.currentTarget.checked)}
      />
    </>
  )
}

/** What is chosen while a change is on its way is kept, and sent when that one was answered: it needs the revision it made. */
function useReadiness(document: DocumentFacts) {
  const { readyForViewing } = document
  const { change, isSaving, fault } = useDocumentUpdate(document)
  const [next, setNext] = useState<boolean>()
  useEffect(() => {
    if (next === undefined || isSaving) return
    setNext(undefined)
    if (next !== readyForViewing) void change({ readyForViewing: next })
  }, [next, isSaving, readyForViewing, change])
  const choose = (isReady: boolean) => {
    if (isSaving) setNext(isReady)
    else void change({ readyForViewing: isReady })
  }
  return { isReady: next ?? readyForViewing, choose, fault }
}
