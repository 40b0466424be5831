import {
  IconAlertTriangle,
  IconArrowRight,
  IconCheck,
  IconExternalLink,
  IconEye,
  IconKey,
  IconPencil,
  IconSearch,
  IconX,
} from '@tabler/icons-react'
import type { ReactElement } from 'react'

const ICONS = {
  alert: IconAlertTriangle,
  arrow: IconArrowRight,
  check: IconCheck,
  close: IconX,
  external: IconExternalLink,
  eye: IconEye,
  key: IconKey,
  pencil: IconPencil,
  search: IconSearch,
} as const

export type IconName = keyof typeof ICONS

/** Draws one of the kept icons. It is decoration: the words beside it carry the meaning. */
export function Icon({ name }: { readonly name: IconName }): ReactElement {
  const Shape = ICONS[name]
  return <Shape className="gh-icon" size={20} stroke={1.75} aria-hidden="true" />
}
