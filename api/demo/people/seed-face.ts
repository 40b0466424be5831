import { updateFaceTexts } from '../../commands/platform/update-face-texts.ts'
import { updateLegalLinks } from '../../commands/platform/update-legal-links.ts'
import { Organization } from '../../entities/platform/organization.entity.ts'
import { type DemoStage, done } from '../demo-stage.ts'

/** The administrator gives the hospital its legal pages and its own words, long before the first app. */
export async function seedFace(stage: DemoStage, administrator: string): Promise<void> {
  const first = await stage.as(administrator, stage.daysAgo(118))
  const { revision } = await first.em.findOneOrFail(Organization, { id: first.organizationId })
  const links = {
    privacyPolicy: 'https://www.lakeside.example/privacy',
    terms: 'https://www.lakeside.example/terms',
    accessibility: 'https://www.lakeside.example/accessibility',
  }
  await done(
    'name the legal pages',
    updateLegalLinks(first, { ...links, expectedRevision: revision }),
  )
  const second = await stage.as(administrator, stage.daysAgo(117))
  const galleryWelcome = {
    en: 'Questions about an app? The pharmacy desk in the main hall helps in person, on weekdays from 8 to 17.',
    es: '¿Preguntas sobre una aplicación? El mostrador de farmacia del vestíbulo le atiende en persona, de lunes a viernes de 8 a 17.',
  }
  await done(
    'write the welcome',
    updateFaceTexts(second, { galleryWelcome, expectedRevision: revision + 1 }),
  )
}
