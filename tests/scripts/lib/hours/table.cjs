// table.cjs: what npm's opening_hours says: hours from standard input, one a line; out comes a line
// for each, "= open times of the year" in minutes from its beginning, or "! message".
// Usage: node table.cjs MODULES YEAR   (time zone UTC)
const path = require('path');
const readline = require('readline');
const OpeningHours = require(path.join(process.argv[2], 'opening_hours'));

const year = Number(process.argv[3]);
const start = new Date(year, 0, 1), end = new Date(year + 1, 0, 1);
// France has holidays in the package's own calendar; what they are does not matter here.
const place = { lat: 48.85, lon: 2.35, address: { country_code: 'fr', state: 'Île-de-France' } };
const minutes = date => Math.round((date - start) / 60000);

function table(text) {
    const spans = new OpeningHours(text, place).getOpenIntervals(start, end);
    const joined = [];
    for (const [from, to] of spans) {
        const last = joined[joined.length - 1];
        if (last && last[1] >= minutes(from)) last[1] = Math.max(last[1], minutes(to));
        else joined.push([minutes(from), minutes(to)]);
    }
    return joined.map(span => span.join('-')).join(' ');
}

readline.createInterface({ input: process.stdin }).on('line', text => {
    try {
        console.log('= ' + table(text));
    } catch (error) {
        console.log('! ' + String(error).split('\n')[0]);
    }
});
