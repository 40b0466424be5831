import { ActionIcon, Code, CopyButton, Group, Tooltip } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { t } from '../lib/i18n/translate.ts'
import { Breakable } from './breakable.tsx'

interface Props {
  readonly label: string
  readonly value: string
}

/** Shows a machine's word in a monospace face, with a button that copies it. */
export function CopyValue({ label, value }: Props) {
  return (
    <Group gap="xs" wrap="nowrap" align="flex-start">
      <Code style={{ minWidth: 0 }}>
        <Breakable text={value} />
      </Code>
      <CopyButton value={value} timeout={2000}>
        {({ copied, copy }) => (
          <Tooltip label={copied ? t('Copied') : t('Copy')}>
            <ActionIcon
              variant="subtle"
              size="md"
              onClick={copy}
              aria-label={
                copied ? t('{{label}} copied', { label }) : t('Copy {{label}}', { label })
              }
            >
              {copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
            </ActionIcon>
          </Tooltip>
        )}
      </CopyButton>
    </Group>
  )
}
