import { ActionIcon, Group, Kbd, Popover, Stack, Text } from '@mantine/core'
import { IconKeyboard } from '@tabler/icons-react'
import { mark, t } from '../../../lib/i18n/translate.ts'

const KEYS = [
  { keys: ['j', '↓'], what: mark('next line') },
  { keys: ['k', '↑'], what: mark('line before') },
  { keys: ['Enter'], what: mark('open') },
  { keys: ['x'], what: mark('select') },
  { keys: ['a'], what: mark('take on what is open of the line, or of all that are selected') },
  { keys: ['/'], what: mark('search') },
  { keys: ['?'], what: mark('show these keys') },
] as const

interface Props {
  readonly isOpen: boolean
  readonly onToggle: (isOpen: boolean) => void
}

/** Says which keys the queue knows. */
export function KeysHelp({ isOpen, onToggle }: Props) {
  return (
    <Popover opened={isOpen} onChange={onToggle} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon
          variant="default"
          size="lg"
          aria-label={t('Keys of the queue')}
          onClick={() => onToggle(!isOpen)}
          visibleFrom="sm"
        >
          <IconKeyboard size={18} aria-hidden="true" />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown maw={340} aria-label={t('Keys of the queue')} tabIndex={-1}>
        <Stack gap="xs">
          {KEYS.map(({ keys, what }) => (
            <Group key={what} gap="sm" wrap="nowrap" align="flex-start">
              <Group gap={4} wrap="nowrap" w={64} style={{ flexShrink: 0 }}>
                {keys.map((key) => (
                  <Kbd key={key}>{key}</Kbd>
                ))}
              </Group>
              <Text size="sm">{t(what)}</Text>
            </Group>
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
