import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** The names between double braces, in no order. */
export function placeholdersOf(sentence: string): string[] {
  return [...sentence.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name).sort()
}

/** Lists the sentences that no source of the folders has, beside the catalogs themselves. */
export function unusedIn(sentences: readonly string[], folders: readonly string[]): string[] {
  const sources = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !/(?:^|\/)(?:spanish|gql)\//.test(file))
      .map((file) => readFileSync(path.join(folder, file), 'utf8')),
  )
  const said = sources.join('\n')
  return sentences.filter(
    (sentence) => !said.includes(`'${sentence}'`) && !said.includes(`"${sentence}"`),
  )
}
