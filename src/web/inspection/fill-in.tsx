import { useState } from 'react'
import type { StoredFile } from '#domain/file/file.ts'
import type { InspectionDetail } from '#domain/inspection/inspection.ts'
import { backToTop } from '#web/platform/back-to-top.ts'
import { t } from '#web/platform/i18n.ts'
import { Button } from '#web/platform/ui/button.tsx'
import { gapsIn, sectionsOf } from './answers.ts'
import styles from './fill-in.module.css'
import { Question } from './question.tsx'
import { SavingState } from './saving-state.tsx'
import { SubmitInspection } from './submit-inspection.tsx'
import { useDraft } from './use-draft.ts'

/** The form on a phone: question, three large answers, camera, next. Whatever is answered is saved at once. */
export function FillIn({ detail, maySubmit }: { detail: InspectionDetail; maySubmit: boolean }) {
  const { checklist } = detail
  const { answers, change, saving, ready } = useDraft(detail)
  const [files, setFiles] = useState<readonly StoredFile[]>(detail.files)
  const [isChecked, setChecked] = useState(false)
  const gaps = gapsIn(checklist, answers)
  const sendToHead = async () => {
    if (!(await ready())) return
    backToTop()
  }
  const goToGap = () => {
    setChecked(true)
    document.getElementById(`item-${gaps[0]?.key}`)?.scrollIntoView()
    document.querySelector<HTMLElement>(`#item-${gaps[0]?.key} input, #item-${gaps[0]?.key} textarea`)?.focus({
      preventScroll: true,
    })
  }
  return (
    <>
      {sectionsOf(checklist).map((section) => (
        <section key={section.title} className={styles.section} aria-label={section.title}>
          <h2 className={styles.title}>{section.title}</h2>
          {section.items.map((item) => (
            <Question
              key={item.key}
              item={item}
              number={checklist.items.indexOf(item) + 1}
              answer={answers[item.key]}
              showGap={isChecked}
              files={files}
              onAnswer={(answer) => change({ [item.key]: answer })}
              onFile={(file) => setFiles((all) => [...all, file])}
            />
          ))}
        </section>
      ))}
      <div className={styles.bar}>
        <div className={styles.progress}>
          <progress
            className="visuallyHidden"
            aria-label={t('inspection.progress')}
            value={checklist.items.length - gaps.length}
            max={checklist.items.length}
          />
          <strong>
            {gaps.length > 0
              ? t('inspection.missing', {
                  count: gaps.length,
                  total: checklist.items.length,
                })
              : t('inspection.complete')}
          </strong>
          <SavingState saving={saving} />
        </div>
        {gaps.length > 0 ? (
          <Button onPress={goToGap}>{t('inspection.nextGap')}</Button>
        ) : maySubmit ? (
          <SubmitInspection detail={detail} answers={answers} />
        ) : (
          <Button kind="main" isPending={saving.state === 'saving'} onPress={sendToHead}>
            {t('inspection.sendToHead')}
          </Button>
        )}
      </div>
    </>
  )
}
