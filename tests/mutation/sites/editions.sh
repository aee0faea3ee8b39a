# The history of sites/editions: five editions, three named by tags and two by trailers, and what spor.lock says of the tags'.
git add -A && git commit -qm Begyndelsen && git tag udgave/plan/2014
echo 'Der er 12 km sti.' >>content/plan/stier.md && git commit -qam Stier && git tag -a -m 2018 udgave/plan/2018
echo 'Roen begynder i klassen.' >>content/skole/index.md && git commit -qam 'Ro' -m 'Udgave: skole 2019'
echo 'Og i gården.' >>content/skole/index.md && git commit -qam Gården && git tag udgave/skole/2021
echo 'Der er 20 km sti.' >>content/plan/stier.md && git commit -qam 'Flere stier' -m 'Udgave: plan 2022'
cat >spor.lock <<END
plan:
  "2014": $(git rev-parse udgave/plan/2014)
  "2018": $(git rev-parse 'udgave/plan/2018^{commit}')
skole:
  "2021": $(git rev-parse udgave/skole/2021)
END
git add -A && git commit -qm Lås
