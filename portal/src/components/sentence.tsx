import { Fragment, type ReactNode } from 'react'

/** What stands for a tag in the sentence: an element, or one made around the words between the tags. */
type Part = ReactNode | ((words: string) => ReactNode)

interface Props {
  /** A sentence already in the chosen language, with tags: `See <link>the rules</link> since <at/>.` */
  readonly text: string
  readonly parts: Readonly<Record<string, Part>>
}

/** Shows a sentence with elements inside it, wherever the language puts them; unknown tags stay text. */
export function Sentence({ text, parts }: Props) {
  return splitAtTags(text).map(({ plain, tag, words }, place) => {
    const part = tag === undefined ? plain : (parts[tag] ?? plain)
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one sentence have no other name.
    return <Fragment key={place}>{typeof part === 'function' ? part(words ?? '') : part}</Fragment>
  })
}

const TAG = /<(\w+)\/>|<(\w+)>(.*?)<\/\2>/g

function splitAtTags(text: string) {
  const pieces: { plain: string; tag?: string; words?: string }[] = []
  let end = 0
  for (const match of text.matchAll(TAG)) {
    pieces.push({ plain: text.slice(end, match.index) })
    pieces.push({ plain: match[0], tag: match[1] ?? match[2], words: match[3] })
    end = match.index + match[0].length
  }
  return [...pieces, { plain: text.slice(end) }]
}
