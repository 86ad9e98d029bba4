/** Where in a package the frozen report and its supplements lie, as they were hashed. */
export const reportPath = 'report/report.json'
export const supplementsPath = 'report/supplements.json'
