import { Avatar } from '@mantine/core'

interface Props {
  readonly name: string
  readonly url: string | null | undefined
  readonly size?: number
}

/** The icon of an app, or its initial while it has none. Decorative: the name stands beside it. */
export function AppIcon({ name, url, size = 36 }: Props) {
  return (
    <Avatar src={url ?? null} alt="" size={size} radius="var(--gh-radius)" color="teal">
      <span aria-hidden="true">{(name.trim() || '?').charAt(0).toUpperCase()}</span>
    </Avatar>
  )
}
