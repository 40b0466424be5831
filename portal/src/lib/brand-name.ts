import { useViewer } from './use-viewer.ts'

/** What the house is called while nobody has given it a name. */
const PRODUCT = 'Gatehouse'

/** Says what the portal is called here: the name of the hospital, or of the product where it has none. */
export function useBrandName(): string {
  return useViewer().organization?.name || PRODUCT
}
