import { Fragment } from 'react'

/** After these a reader expects a long word to go on in the next line. */
const BREAKS = /(?<=[/@?&=])(?!\/)/

/** A scope, a mail address or a URL: broken where a reader would, and elsewhere only when there is no room. */
export function Breakable({ text }: { readonly text: string }) {
  return (
    <span style={{ overflowWrap: 'anywhere' }}>
      {text.split(BREAKS).map((piece, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one word have no other name.
        <Fragment key={place}>
          {place > 0 && <wbr />}
          {piece}
        </Fragment>
      ))}
    </span>
  )
}
