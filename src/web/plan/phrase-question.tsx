import { useState } from 'react'
import type { OwnerPhrase, Unit } from '#domain/agency/agency.ts'
import { UnitPicker } from '#web/agency/unit-picker.tsx'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import styles from './review.module.css'

const meansAll = /^(本所)?(各|全體|所有|全部)(相關)?(單位|課室|課|同仁)/

type PhraseQuestionProps = { phrase: string; units: readonly Unit[]; onDone: () => void }

/** What the plan's word for who must act means here: asked once, then remembered for the agency. */
export function PhraseQuestion({ phrase, units, onDone }: PhraseQuestionProps) {
  const [unitIds, setUnitIds] = useState<string[]>(meansAll.test(phrase) ? units.map((unit) => unit.id) : [])
  const remember = useAction<OwnerPhrase>(onDone)
  return (
    <div className={styles.question}>
      <UnitPicker label={t('plan.review.phrase', { phrase })} units={units} chosen={unitIds} onChange={setUnitIds} />
      <p className={styles.hint}>{t('plan.review.phraseText', { phrase })}</p>
      <Failure error={remember.error} />
      <Button
        data-after-units
        isDisabled={unitIds.length === 0}
        isPending={remember.isPending}
        onPress={() => remember.mutate({ method: 'PUT', address: '/owner-phrases', input: { phrase, unitIds } })}
      >
        {t('plan.review.phraseKeep')}
      </Button>
    </div>
  )
}

type UnitQuestionProps = { units: readonly Unit[]; isPending: boolean; onChoose: (unitIds: string[]) => void }

/** Where the plan names nobody, somebody is named here. */
export function UnitQuestion({ units, isPending, onChoose }: UnitQuestionProps) {
  const [unitIds, setUnitIds] = useState<string[]>([])
  return (
    <div className={styles.question}>
      <UnitPicker label={t('plan.review.nobody')} units={units} chosen={unitIds} onChange={setUnitIds} />
      <Button
        data-after-units
        isDisabled={unitIds.length === 0}
        isPending={isPending}
        onPress={() => onChoose(unitIds)}
      >
        {t('plan.review.nobodyKeep')}
      </Button>
    </div>
  )
}
