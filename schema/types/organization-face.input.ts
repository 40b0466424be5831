import { Field, ID, InputType, Int } from 'type-graphql'

@InputType({ description: 'What is not given goes back to how the product looks.' })
export class OrganizationBrandUpdateInput {
  @Field(() => String)
  name!: string

  @Field(() => String)
  supportEmail!: string

  @Field(() => String, {
    nullable: true,
    description: '#rrggbb, with a contrast of at least 4.5 : 1 on light ground.',
  })
  accentColor?: string | null

  @Field(() => ID, {
    nullable: true,
    description: 'Of a picture sent to organizationLogoUploadCreate.',
  })
  logoId?: string | null

  @Field(() => Int)
  expectedRevision!: number
}

@InputType({
  description: 'Addresses with https, at most 2048 characters; what is not given has no link.',
})
export class OrganizationLegalLinksUpdateInput {
  @Field(() => String, { nullable: true })
  privacyPolicy?: string | null

  @Field(() => String, { nullable: true })
  terms?: string | null

  @Field(() => String, { nullable: true })
  imprint?: string | null

  @Field(() => String, { nullable: true })
  accessibility?: string | null

  @Field(() => Int)
  expectedRevision!: number
}

@InputType({ description: 'Plain text in each language.' })
export class TextInLanguagesInput {
  @Field(() => String, { nullable: true })
  en?: string | null

  @Field(() => String, { nullable: true })
  es?: string | null
}

@InputType({ description: 'What is not given is not said.' })
export class OrganizationTextsUpdateInput {
  @Field(() => TextInLanguagesInput, { nullable: true, description: 'At most 600 characters.' })
  galleryWelcome?: TextInLanguagesInput | null

  @Field(() => TextInLanguagesInput, { nullable: true, description: 'At most 400 characters.' })
  signInNotice?: TextInLanguagesInput | null

  @Field(() => TextInLanguagesInput, { nullable: true, description: 'At most 200 characters.' })
  mailLine?: TextInLanguagesInput | null

  @Field(() => Int)
  expectedRevision!: number
}
