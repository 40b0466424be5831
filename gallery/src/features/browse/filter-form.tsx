import type { ReactElement } from 'react'
import { TEXT_LIMITS } from '../../../../schema/vocabulary/limits.ts'
import { Icon } from '../../components/icon.tsx'
import { useReader } from '../../lib/words/reader.ts'
import { FACET_GROUPS, type FacetGroup } from './facets.ts'
import { searchText } from './gallery-filter.ts'

interface FacetCount {
  readonly field: string
  readonly value: string
  readonly count: number
}

interface FilterFormProps {
  readonly query: URLSearchParams
  readonly facets: readonly FacetCount[]
}

/** The search box above the list; it belongs to the form whose filters stand beside the list. */
export function SearchBox({ query }: { readonly query: URLSearchParams }): ReactElement {
  const { t } = useReader()
  return (
    <search className="gallery-search">
      <label className="gh-visually-hidden" htmlFor="q">
        {t('Search apps')}
      </label>
      <Icon name="search" />
      <input
        className="gh-input"
        id="q"
        name="q"
        type="search"
        form="filters"
        autoComplete="off"
        maxLength={TEXT_LIMITS.search.max}
        placeholder={t('Search apps and vendors')}
        defaultValue={searchText(query)}
      />
      <button className="gh-button" type="submit" form="filters">
        {t('Search')}
      </button>
    </search>
  )
}

/** The filters beside the list. Without scripts the button applies them; with scripts each choice does. */
export function FilterForm({ query, facets }: FilterFormProps): ReactElement {
  const { t } = useReader()
  return (
    <form id="filters" action="/" method="get" autoComplete="off" data-live-search="">
      <details className="gallery-facets">
        <summary className="gh-button gh-button-secondary">{t('Filters')}</summary>
        <h2 className="gh-visually-hidden">{t('Filters')}</h2>
        <div className="gallery-facet-groups">
          {FACET_GROUPS.map((group) => (
            <Facet key={group.field} group={group} query={query} facets={facets} />
          ))}
        </div>
        <button className="gh-button gh-button-secondary" type="submit" data-without-script="">
          {t('Apply filters')}
        </button>
      </details>
    </form>
  )
}

function Facet({ group, query, facets }: FilterFormProps & { group: FacetGroup }): ReactElement {
  const { known, t } = useReader()
  const chosen = query.getAll(group.parameter)
  return (
    <fieldset className="gallery-facet">
      <legend className="gh-subheading">{t(group.title)}</legend>
      {Object.entries(group.names).map(([value, name]) => (
        <label key={value}>
          <input
            type="checkbox"
            name={group.parameter}
            value={value}
            defaultChecked={chosen.includes(value)}
          />
          <span>{known(name)}</span>
          <span className="gallery-count" data-count={`${group.parameter}=${value}`}>
            {countOf(facets, group.field, value)}
          </span>
        </label>
      ))}
    </fieldset>
  )
}

function countOf(facets: readonly FacetCount[], field: string, value: string): number {
  return facets.find((facet) => facet.field === field && facet.value === value)?.count ?? 0
}
