/**
 * Makes the data of the examples from the public data sets in test/fixtures/real-data: `node test/examples/make-data.ts`.
 * `?` becomes a missing value; rows get an id; the holdout is apart by file (Adult), by patient (hospital) or by time (bikes).
 */
import { join } from 'node:path'
import { writeParquet } from '../fixtures/write-parquet.ts'

const source = (name: string): string => `'${join(import.meta.dirname, '../fixtures/real-data', `${name}.parquet`)}'`
const target = (example: string, name: string): string => join(import.meta.dirname, example, 'data', `${name}.parquet`)

const adult = (name: string, letter: string): string => `
  SELECT '${letter}' || lpad((row_number() OVER ())::VARCHAR, 5, '0') AS person_id,
    * REPLACE (nullif(workclass, '?') AS workclass, nullif(occupation, '?') AS occupation, nullif(native_country, '?') AS native_country)
  FROM read_parquet(${source(name)})`

const HOSPITAL_COLUMNS = `encounter_id, patient_nbr, nullif(race, '?') AS race, gender, age, admission_type_id, discharge_disposition_id,
  admission_source_id, time_in_hospital, nullif(medical_specialty, '?') AS medical_specialty,
  num_lab_procedures, num_procedures, num_medications, number_outpatient, number_emergency, number_inpatient, number_diagnoses,
  max_glu_serum, A1Cresult, insulin, change, diabetesMed, readmitted`
// By a hash of the patient, so that all encounters of one are on one side.
const hospital = (isHoldout: boolean): string => `
  SELECT ${HOSPITAL_COLUMNS} FROM read_parquet(${source('hospital-readmission-5k')})
  WHERE (hash(patient_nbr) % 10 < 4) = ${isHoldout} ORDER BY encounter_id`

const bikes = (condition: string): string => `
  SELECT instant AS hour_id, dateday + to_hours(hour) AS started_at,
    * EXCLUDE (instant, dateday, casual, registered)
  FROM read_parquet(${source('bike-sharing-hour')}) WHERE ${condition} ORDER BY instant`

await writeParquet(target('adult-income', 'train'), adult('adult-train', 'T'))
await writeParquet(target('adult-income', 'holdout'), adult('adult-test', 'H'))
await writeParquet(target('hospital-readmission', 'train'), hospital(false))
await writeParquet(target('hospital-readmission', 'holdout'), hospital(true))
await writeParquet(target('bike-sharing', 'train'), bikes('instant <= 14491'))
await writeParquet(target('bike-sharing', 'holdout'), bikes('instant > 14491'))
