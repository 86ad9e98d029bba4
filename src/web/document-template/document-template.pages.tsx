export { TemplatePage } from './template.page.tsx'
export { TemplateListPage } from './template-list.page.tsx'
export { TemplateVersionPage } from './template-version.page.tsx'
