import { Skeleton, Stack, VisuallyHidden } from '@mantine/core'
import { t } from '../lib/i18n/translate.ts'

interface Props {
  readonly count?: number
  readonly height?: number
}

/** Holds the place of a list or a form while it loads, so that nothing jumps. */
export function LoadingRows({ count = 4, height = 56 }: Props) {
  return (
    <Stack gap="sm" aria-busy="true">
      <VisuallyHidden role="status">{t('Loading')}</VisuallyHidden>
      {Array.from({ length: count }, (_, row) => row).map((row) => (
        <Skeleton key={row} height={height} />
      ))}
    </Stack>
  )
}
