// The rules we can check, in the order people ask for them.
import { type BenefitKind, benefitKinds } from '../model.ts'
import type { Rule } from './expressions.ts'
import { basicSocialAid } from './kinds/basic.ts'
import { birthAid } from './kinds/birth.ts'
import { disabilityChildhoodAid } from './kinds/disability.ts'
import { idpLivingAid } from './kinds/displaced.ts'
import { housingSubsidy } from './kinds/housing-subsidy.ts'
import { lowIncomeAid } from './kinds/low-income.ts'
import { singleParentAid } from './kinds/single-parent.ts'

const byKind: Readonly<Record<BenefitKind, Rule>> = {
  housingSubsidy,
  lowIncomeAid,
  basicSocialAid,
  birthAid,
  idpLivingAid,
  disabilityChildhoodAid,
  singleParentAid,
}

export const rules: readonly Rule[] = benefitKinds.map((kind) => byKind[kind])
export const ruleOf = (kind: BenefitKind): Rule => byKind[kind]
