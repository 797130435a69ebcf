-- Every figure of the council's report, counted once more: by DuckDB, from the exported lines
-- alone. Nothing here comes from our code; what each figure means is read from the letters, and
-- the terms from Kadernota Maatschappelijke Participatie 2021, §3.1 (every 18 months on treden 1–2).
--
-- Given: the table line (one object a line), and the variables first, last and known_at.

CREATE OR REPLACE TEMP TABLE known AS
SELECT line->>'client' AS client, (line->>'number')::INT AS number, line->>'type' AS type, line AS said
FROM line
WHERE (line->>'recorded_at')::TIMESTAMPTZ <= getvariable('known_at');

-- What is retracted does not stand, nor what it changed; later corrections go over earlier ones.
CREATE OR REPLACE TEMP TABLE amendment AS
SELECT client, number, type, (said->>'fact')::INT AS fact, said->'changes' AS changes
FROM known a
WHERE type IN ('FactCorrected', 'FactRetracted')
  AND NOT EXISTS (
    FROM known r
    WHERE r.client = a.client AND r.type = 'FactRetracted' AND (r.said->>'fact')::INT = a.number
  );

CREATE OR REPLACE TEMP TABLE effective AS
SELECT client, number, type, said, (said->>'happened_on')::DATE AS day
FROM (
  SELECT client, number, type, coalesce(
    (SELECT list_reduce(
       list_prepend(k.said::VARCHAR, list(changes::VARCHAR ORDER BY a.number)),
       lambda so_far, more: json_merge_patch(so_far::JSON, more::JSON)::VARCHAR
     )::JSON
     FROM amendment a
     WHERE a.client = k.client AND a.fact = k.number AND a.type = 'FactCorrected'
     HAVING count(*) > 0),
    said
  ) AS said
  FROM known k
  WHERE type NOT IN ('FactCorrected', 'FactRetracted')
    AND NOT EXISTS (
      FROM amendment a
      WHERE a.client = k.client AND a.fact = k.number AND a.type = 'FactRetracted'
    )
);

-- The timeline up to the last day: by day, then by number, the registration before all.
CREATE OR REPLACE TEMP TABLE fact AS
SELECT *, row_number() OVER (
  PARTITION BY client ORDER BY type <> 'ClientRegistered', day, number
) AS place
FROM effective
WHERE day <= getvariable('last')
  AND client IN (
    SELECT client FROM effective
    WHERE type = 'ClientRegistered' AND day <= getvariable('last')
  );

-- Where somebody stands after each fact: what was said last of each thing.
CREATE OR REPLACE TEMP TABLE after AS
WITH said AS (
  SELECT client, place, number, type, day,
    CASE WHEN type IN ('ClientRegistered', 'TredeDetermined') THEN (said->>'trede')::INT END AS trede,
    CASE WHEN type = 'RouteAssigned' THEN said->>'route' END AS route,
    CASE type
      WHEN 'ClientRegistered' THEN said->>'lead' WHEN 'LeadTransferred' THEN said->>'lead'
      WHEN 'WspAccepted' THEN 'wsp' WHEN 'WspReturned' THEN 'mp'
    END AS lead,
    CASE WHEN type = 'TredeDetermined' AND (said->>'trede')::INT <= 2 THEN place END AS back_at,
    CASE
      WHEN type IN ('ClientRegistered', 'BenefitStarted') THEN said->>'benefit'
      WHEN type = 'BenefitEnded' THEN 'none'
    END AS benefit,
    CASE
      WHEN type IN ('ClientRegistered', 'BenefitStarted')
        THEN coalesce((said->>'benefit_since')::DATE, DATE 'infinity')
      WHEN type = 'BenefitEnded' THEN DATE 'infinity'
    END AS since,
    CASE WHEN type = 'ClientScreened' THEN (said->>'in_target_group')::BOOL END AS in_group,
    CASE type WHEN 'JourneyClosed' THEN false WHEN 'JourneyReopened' THEN true END AS is_open,
    CASE WHEN type = 'ReexaminationHeld' THEN day END AS examined
  FROM fact
),
lasting AS (
  SELECT client, place, number, type, day,
    last_value(trede IGNORE NULLS) OVER so_far AS trede,
    last_value(route IGNORE NULLS) OVER so_far AS route,
    last_value(lead IGNORE NULLS) OVER so_far AS lead,
    last_value(CASE WHEN lead IS NOT NULL THEN place END IGNORE NULLS) OVER so_far AS led_at,
    last_value(back_at IGNORE NULLS) OVER so_far AS back_at,
    last_value(benefit IGNORE NULLS) OVER so_far AS benefit,
    last_value(since IGNORE NULLS) OVER so_far AS since,
    coalesce(last_value(in_group IGNORE NULLS) OVER so_far, true) AS in_group,
    coalesce(last_value(is_open IGNORE NULLS) OVER so_far, true) AS is_open,
    last_value(examined IGNORE NULLS) OVER so_far AS examined
  FROM said
  WINDOW so_far AS (PARTITION BY client ORDER BY place)
)
SELECT * REPLACE (
  -- A trede of participation brings whoever WSP led back to MP.
  CASE WHEN lead IN ('wsp', 'wsp_administratief') AND back_at > led_at THEN 'mp' ELSE lead END AS lead
)
FROM lasting;

CREATE OR REPLACE TEMP TABLE standing AS
SELECT *, coalesce(route, CASE benefit WHEN 'none' THEN 'geen_uitkering' ELSE 'geen_route' END)
  AS in_route
FROM after
QUALIFY place = max(place) OVER (PARTITION BY client);

CREATE OR REPLACE TEMP TABLE talk AS
SELECT client, min(day) AS first_on, max(day) AS last_on,
  bool_or(day >= getvariable('first')) AS in_period
FROM fact WHERE type IN ('ContactHeld', 'IntakeHeld') GROUP BY client;

CREATE OR REPLACE TEMP TABLE first_of AS
SELECT * FROM fact
QUALIFY row_number() OVER (PARTITION BY client, type ORDER BY place) = 1;
DELETE FROM first_of WHERE day < getvariable('first');

CREATE OR REPLACE TEMP TABLE happened AS SELECT * FROM fact WHERE day >= getvariable('first');

-- Re-examinations. While somebody with a Participatiewet benefit stands on trede 1 or 2 with an
-- open journey, one is due 18 months after the benefit began, or after the last one held since.
CREATE OR REPLACE TEMP TABLE running AS
SELECT client, place, day,
  CASE WHEN examined >= since THEN examined ELSE since END AS counted_from,
  (counted_from + INTERVAL 18 MONTH)::DATE AS due_on,
  lead(day) OVER onward AS next_day,
  lead(type) OVER onward = 'ReexaminationHeld' AND next_day > counted_from AS is_answered
FROM after
WINDOW onward AS (PARTITION BY client ORDER BY place)
QUALIFY benefit = 'participatiewet' AND trede <= 2 AND is_open;

-- A term ends when its day is past while it still ran, or when it is answered sooner.
CREATE OR REPLACE TEMP TABLE term AS
SELECT client, due_on, min(next_day) FILTER (is_answered) AS held_on
FROM running
GROUP BY client, due_on
HAVING bool_or(is_answered) OR bool_or(due_on < coalesce(next_day, DATE 'infinity'));
DELETE FROM term WHERE due_on NOT BETWEEN getvariable('first') AND getvariable('last');

CREATE OR REPLACE TEMP TABLE referral AS
WITH sent AS (
  SELECT client, place, day, (
    SELECT min(a.day) FROM fact a
    WHERE a.client = s.client AND a.day >= s.day AND (
      a.type IN ('WspAccepted', 'WspReturned')
      OR a.type = 'TredeDetermined' AND (a.said->>'trede')::INT <= 2
    )
  ) AS answered_on
  FROM fact s WHERE type = 'ReferredToWsp'
)
SELECT * FROM sent
WINDOW onward AS (PARTITION BY client ORDER BY place)
-- One sent before the one before it was answered is a reminder.
QUALIFY row_number() OVER onward = 1 OR lag(answered_on) OVER onward < day;

CREATE OR REPLACE TEMP TABLE score AS
SELECT client, place, day, item, (said->>item)::INT AS score,
  row_number() OVER (PARTITION BY client, item ORDER BY place) AS nth,
  row_number() OVER (PARTITION BY client, item ORDER BY place DESC) AS nth_last
FROM fact, unnest(['loneliness', 'happiness', 'health']) AS items(item)
WHERE type = 'EffectMeasured' AND coalesce(said->>'declined', 'false') <> 'true';

CREATE OR REPLACE TEMP TABLE change AS
SELECT a.client, a.item, b.score - a.score AS size
FROM score a JOIN score b USING (client, item)
WHERE a.nth = 1 AND b.nth_last = 1 AND b.nth > 1 AND b.day >= getvariable('first');

-- Who belongs to participation on the last day.
CREATE OR REPLACE TEMP TABLE participating AS
SELECT s.*, t.last_on FROM standing s LEFT JOIN talk t USING (client)
WHERE is_open AND in_group AND lead = 'mp';

-- Each figure's units, by its parts: counted below.
CREATE OR REPLACE TEMP TABLE unit AS
SELECT 'screened' AS figure, in_route AS part, client
  FROM first_of f JOIN standing USING (client) WHERE f.type = 'ClientScreened'
UNION ALL SELECT 'screened_by_lead', lead, client
  FROM first_of f JOIN standing USING (client) WHERE f.type = 'ClientScreened'
UNION ALL SELECT 'spoken', in_route, client FROM talk JOIN standing USING (client) WHERE in_period
UNION ALL SELECT 'intakes', NULL, client FROM first_of WHERE type = 'IntakeHeld'
UNION ALL SELECT 'activated', NULL, client FROM first_of WHERE type = 'ActivityStarted'
UNION ALL SELECT 'activated_by_kind', said->>'kind', client
  FROM first_of WHERE type = 'ActivityStarted'
UNION ALL SELECT DISTINCT 'basisbanen', NULL, client FROM happened
  WHERE type = 'ActivityStarted' AND said->>'kind' = 'individueel_traject'
    AND said->>'basisbaan' = 'true'
UNION ALL SELECT 'already_active', NULL, client FROM first_of
  WHERE type = 'ActivityStarted' AND said->>'kind' = 'deed_al_een_activiteit'
UNION ALL SELECT 'self_found', NULL, client FROM first_of
  WHERE type = 'ActivityStarted' AND said->>'kind' = 'zelf_zoeker'
UNION ALL SELECT 'obstacles_found', said->>'kind', client FROM happened WHERE type = 'ObstacleFound'
UNION ALL SELECT 'obstacles_reduced', said->>'kind', client
  FROM happened WHERE type = 'ObstacleReduced'
UNION ALL SELECT 'obstacles_resolved', said->>'kind', client
  FROM happened WHERE type = 'ObstacleResolved'
UNION ALL SELECT 'supported_since_start', NULL, client FROM talk
UNION ALL SELECT 'actively_supported', NULL, client FROM participating
  WHERE last_on >= getvariable('last') - INTERVAL 1 YEAR
UNION ALL SELECT 'without_contact', in_route, client FROM participating WHERE last_on IS NULL
UNION ALL SELECT 'ladder_moves', b.trede || '>' || a.trede, client
  FROM after a JOIN after b USING (client)
  WHERE a.type = 'TredeDetermined' AND b.place = a.place - 1 AND a.trede <> b.trede
    AND a.day >= getvariable('first')
UNION ALL SELECT 'on_benefit', CASE
    WHEN since + INTERVAL 1 YEAR > getvariable('last') THEN '<1'
    WHEN since + INTERVAL 2 YEAR > getvariable('last') THEN '1-2'
    WHEN since + INTERVAL 5 YEAR > getvariable('last') THEN '2-5'
    WHEN since + INTERVAL 10 YEAR > getvariable('last') THEN '5-10'
    ELSE '>=10' END || ' ' || trede, client
  FROM standing WHERE is_open AND benefit <> 'none'
UNION ALL SELECT 'wsp_referred', NULL, client FROM referral WHERE day >= getvariable('first')
UNION ALL SELECT 'wsp_accepted', NULL, client FROM happened WHERE type = 'WspAccepted'
UNION ALL SELECT 'wsp_returned', NULL, client FROM happened WHERE type = 'WspReturned'
UNION ALL SELECT 'placements', said->>'form', client FROM happened WHERE type = 'PlacedInWork'
UNION ALL SELECT DISTINCT 'sustained_placements', NULL, e.client
  FROM happened e JOIN fact p USING (client)
  WHERE e.type = 'BenefitEnded' AND e.said->>'reason' = 'work'
    AND p.type = 'PlacedInWork' AND p.day <= e.day
UNION ALL SELECT 'reexaminations_due', NULL, client FROM term
UNION ALL SELECT 'reexaminations_on_time', NULL, client FROM term WHERE held_on <= due_on
UNION ALL SELECT 'reexaminations_late', NULL, client FROM term WHERE held_on > due_on
UNION ALL SELECT 'reexaminations_open', NULL, client FROM term WHERE held_on IS NULL
UNION ALL SELECT DISTINCT 'effect', NULL, client FROM change;

CREATE OR REPLACE TEMP TABLE answer AS
SELECT figure, NULL AS part, count(*)::DOUBLE AS value FROM unit GROUP BY figure
UNION ALL SELECT figure, part, count(*) FROM unit WHERE part IS NOT NULL GROUP BY ALL
UNION ALL SELECT 'days_since_contact', NULL, median(getvariable('last') - last_on)
  FROM participating WHERE last_on IS NOT NULL
UNION ALL SELECT 'wsp_days_to_answer', NULL, median(answered_on - day)
  FROM referral WHERE answered_on >= getvariable('first')
UNION ALL SELECT 'wsp_days_until_back', NULL, median(day - taken_on)
  FROM (
    SELECT type, day, lag(type) OVER onward AS before, lag(day) OVER onward AS taken_on
    FROM fact WHERE type IN ('WspAccepted', 'WspReturned')
    WINDOW onward AS (PARTITION BY client ORDER BY place)
  ) WHERE type = 'WspReturned' AND before = 'WspAccepted' AND day >= getvariable('first')
UNION ALL SELECT 'effect', item, avg(size) FROM change GROUP BY item;
