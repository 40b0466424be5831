import { ActionIcon, Anchor, Popover, Text } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconInfoCircle } from '@tabler/icons-react'
import { useState } from 'react'
import { WIZARD_FIELDS } from '../../../../../schema/vocabulary/wizard-help.ts'
import { t } from '../../../lib/i18n/translate.ts'

/** What confidentiality means, on hover and by keyboard, with the way to the guide (R077); Escape and leaving close it. */
export function ConfidentialityInfo() {
  const { help, link } = WIZARD_FIELDS.clientType
  const [isOpen, setOpen] = useState(false)
  const close = () => setOpen(false)
  useHotkeys([['Escape', close]], [])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only notices that the pointer has left both parts
    <span onMouseLeave={close}>
      <Popover
        width={320}
        position="top"
        offset={0}
        withArrow
        withinPortal={false} // so that the tab key leads from the button to the link
        shadow="sm"
        opened={isOpen}
        onChange={setOpen}
      >
        <Popover.Target>
          <ActionIcon
            variant="subtle"
            size="sm"
            aria-label={t('About confidentiality')}
            onMouseEnter={() => setOpen(true)}
            onClick={() => setOpen(true)}
          >
            <IconInfoCircle size={16} />
          </ActionIcon>
        </Popover.Target>
        <Popover.Dropdown>
          <Text size="sm">
            {t(help)}{' '}
            <Anchor href={link.href} target="_blank" rel="noopener" inherit>
              {t(link.text)}
            </Anchor>
          </Text>
        </Popover.Dropdown>
      </Popover>
    </span>
  )
}
