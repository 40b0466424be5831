import { Anchor, type AnchorProps, Button, type ButtonProps } from '@mantine/core'
import type { ReactNode } from 'react'
import { Link } from 'react-router'

interface LinkProps extends AnchorProps {
  readonly to: string
  readonly children: ReactNode
}

/** A link within the portal. */
export function TextLink({ to, ...rest }: LinkProps) {
  return <Anchor component={Link} to={to} {...rest} />
}

interface ButtonLinkProps extends ButtonProps {
  readonly to: string
  readonly children: ReactNode
}

/** A link within the portal that is the main thing to do next. */
export function ButtonLink({ to, ...rest }: ButtonLinkProps) {
  return <Button component={Link} to={to} {...rest} />
}
