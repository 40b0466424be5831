import { VisuallyHidden } from '@mantine/core'

/** Tells screen readers what changed on the page by itself. */
export function Announcer({ message }: { readonly message: string }) {
  return (
    <VisuallyHidden role="status" aria-live="polite">
      {message}
    </VisuallyHidden>
  )
}
