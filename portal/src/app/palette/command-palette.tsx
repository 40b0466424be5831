import { Modal, Text, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, useState } from 'react'
import { useNavigate } from 'react-router'
import { t } from '../../lib/i18n/translate.ts'
import { useViewer } from '../../lib/use-viewer.ts'
import { hiddenPlacesFor, type Place, placesFor } from '../shell/places.ts'
import styles from './command-palette.module.css'
import { usePaletteApps } from './use-palette-apps.ts'

interface Props {
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** Goes anywhere by typing: pages, and the apps of one's vendor (Ctrl or Cmd K). */
export function CommandPalette({ isOpen, onClose }: Props) {
  const { viewer } = useViewer()
  const apps = usePaletteApps(isOpen && viewer !== undefined)
  const places = [
    ...placesFor(viewer),
    ...hiddenPlacesFor(viewer),
    ...apps.map(({ name, slug }) => ({ label: name || t('Untitled app'), to: `/apps/${slug}` })),
  ]
  return (
    <Modal
      opened={isOpen && viewer !== undefined}
      onClose={onClose}
      title={t('Go to')}
      yOffset="12vh"
      size="md"
    >
      <PlaceSearch places={places} onChosen={onClose} />
    </Modal>
  )
}

interface SearchProps {
  readonly places: readonly Place[]
  readonly onChosen: () => void
}

/** A combobox: the focus stays in the field, arrows move over the list, Enter goes. */
function PlaceSearch({ places, onChosen }: SearchProps) {
  const [search, setSearch] = useState('')
  const [active, setActive] = useState(0)
  const navigate = useNavigate()
  const found = places.filter(({ label }) =>
    label.toLowerCase().includes(search.trim().toLowerCase()),
  )
  const at = Math.min(active, Math.max(found.length - 1, 0))

  const go = (place: Place | undefined) => {
    if (!place) return
    onChosen()
    void navigate(place.to)
  }

  const handleKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter') go(found[at])
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step === undefined || found.length === 0) return
    event.preventDefault()
    setActive((at + step + found.length) % found.length)
  }

  return (
    <>
      <TextInput
        data-autofocus
        role="combobox"
        aria-label={t('Page or app')}
        aria-expanded
        aria-controls="palette-list"
        aria-activedescendant={found[at] ? `palette-${at}` : undefined}
        leftSection={<IconSearch size={16} aria-hidden="true" />}
        value={search}
        onChange={(event) => {
          setSearch(event.currentTarget.value)
          setActive(0)
        }}
        onKeyDown={handleKey}
      />
      <div id="palette-list" role="listbox" aria-label={t('Places')} className={styles.list}>
        {found.map((place, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus and the keys
          <div
            key={place.to}
            id={`palette-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            className={styles.place}
            onClick={() => go(place)}
          >
            {place.label}
          </div>
        ))}
      </div>
      {found.length === 0 && (
        <Text c="dimmed" mt="sm" role="status">
          {t('Nothing has that name.')}
        </Text>
      )}
    </>
  )
}
