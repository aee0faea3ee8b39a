-- The theme of the goldens, in place of every layout: a page's text and the facts about it, one a line, and no chrome. What a theme
-- looks like may change; what a page knows should not change unseen.

local h = require("html")
local list = require("list")

local function each(items, make)
   return list.map(items or {}, make)
end

local function link(to)
   return h.a{href = to.url, to.number and {to.number, " "}, to.title}
end

local function fact(name, value)
   return value and h.p{name, ": ", value}
end

local function links(name, of)
   return of and #of > 0 and fact(name, h.join(list.map(of, link), ", "))
end

local function related(page)
   local lines = {}
   for name, of in pairs(page.related or {}) do
      table.insert(lines, links(name, of))
   end
   return lines
end

local function indicator(of)
   return of and fact("indicator", {
      of.unit, " ", of.target, of.by and {" by ", of.by},
      each(of.measured, function(one) return {"; ", one.date, " ", one.value, one.source and {" (", one.source, ")"}} end),
   })
end

local function used_by(page)
   return each(page.used_by, function(use)
      return fact("used", {h.a{href = use.url, use.page.title}, use.publication and {" (", use.publication, ")"}, use.track and {" in ", link(use.track)}, ": ", use.sentence})
   end)
end

local function readings(page)
   return each(page.readings, function(one)
      return fact("reading", {
         one.name, " ", one.number and {one.number, " "}, one.title, one.is_missing and " missing", one.is_unchanged and " unchanged",
         one.text, one.changes and {" ", h.a{href = one.changes, one.previous}},
      })
   end)
end

local function redefinition(page)
   local of = page.redefinition
   return of and fact("redefined", {h.a{href = of.url, of.name}, of.changes and {" ", h.a{href = of.changes, of.previous}}})
end

local function letters(page)
   return h(each(page.letters, function(letter)
      return h(h.h2{id = letter.id, letter.title}, each(letter.rows, function(row)
         return fact(row.kind, h.join({
            h.a{href = row.url, row.title}, row.number or false, row.see and {"see ", row.see}, row.home or false, row.publication,
         }, "; "))
      end))
   end), each(page.left_out, function(kind) return fact("left out", kind) end))
end

local function map(page)
   local of = page.map
   return of and h(
      each(of.nodes, function(node)
         return fact(node.kind, {
            h.a{href = node.url, node.title}, node.count and {" × ", node.count}, node.is_rest and " rest", " – ",
            table.concat(node.neighbours, " "),
         })
      end),
      of.wide and h.svg{viewBox = "0 0 " .. of.wide.width .. " " .. of.wide.height, of.wide.content},
      of.wide and h.svg{viewBox = "0 0 " .. of.narrow.width .. " " .. of.narrow.height, of.narrow.content},
      not of.wide and fact("surroundings", of.narrow.height), fact("hidden", of.hidden), of.is_grouped and fact("grouped", "yes"))
end

local function target(of)
   return h(fact("latest", of.latest and {of.latest.date, " ", of.latest.value}),
      fact("distance", of.distance and {of.distance.amount, " ", of.distance.side}),
      of.plot and h.svg{viewBox = "0 0 " .. of.plot_width .. " " .. of.plot_height, of.plot})
end

local function targets(page)
   return each(page.targets, function(one)
      return h(fact("target", {link(one), ": ", one.indicator.target, " ", one.indicator.unit}), target(one.indicator))
   end)
end

local function explanations(page)
   return each(page.explanations, function(other)
      return h(fact("explained", h.a{href = other.url, other.page.title}), other.text)
   end)
end

local function attachments(page)
   return each(page.attachments, function(file)
      return fact("attachment", {h.a{href = file.url, file.title}, " ", file.type, " ", file.size})
   end)
end

local function groups(page)
   return each(page.groups, function(group)
      return h(
         group.title and h.h2{id = group.id, group.url and h.a{href = group.url, group.title} or group.title},
         each(group.entries, function(entry)
            return h.p{link(entry), entry.class and {" ", entry.class}, entry.home and {" in ", link(entry.home)}}
         end))
   end)
end

local function headings(name, toc)
   return each(toc, function(heading)
      return h(fact(name, h.a{href = "#" .. heading.id, heading.title}), headings(name .. "·", heading.children))
   end)
end

local function unit(of)
   return of and h(
      fact("task", of.task), fact("municipality", of.municipality), fact("address", of.address and h.join(of.address, ", ")),
      fact("phone", of.phone), fact("email", of.email), fact("website", of.website),
      fact("part of", of.part_of and link(of.part_of)), links("parts", of.parts), links("owns", of.publications),
      each(of.contacts, function(one) return fact("contact", h.join({one.role, one.phone, one.email}, ", ")) end))
end

local function period(of)
   return {of.valid_from or "", of.valid_to and {" – ", of.valid_to}}
end

local function status(page)
   local of = page.status
   return of and h(
      fact("status", {of.status, of.name and {" ", of.name}, " ", period(of), page.is_unlisted and ", unlisted"}),
      fact("current", of.current and link(of.current)),
      fact("changes", of.changes and h.a{href = of.changes, of.changes}))
end

local function editions(page)
   return each(page.editions, function(one)
      local name = {one.name, one.title and {" ", one.title}, one.is_missing and " missing"}
      return fact(one.is_current and "edition shown" or "edition", one.url and h.a{href = one.url, name} or name)
   end)
end

local function versions(page)
   return h(each({"permanent", "latest", "predecessor", "successor"}, function(name)
      return fact(name, page[name] and h.a{href = page[name], page[name]})
   end), fact("moved to", page.target and link(page.target)))
end

local function gone(page)
   local of = page.gone
   return of and h(
      fact("gone", {of.kind, of.first and {", from ", of.first.name, " to ", of.last.name}, of.is_future and ", not yet"}),
      links("replaced by", of.replaced_by), links("came from", of.came_from))
end

local function history(page)
   return h(fact("changed", page.last_changed_iso), each(page.revisions, function(one)
      return fact("revision", h.join({
         one.iso, one.kind, one.reason or "no reason", one.role or "no role", one.is_editorial and "editorial" or "substantive",
         table.concat(one.sections, " + "),
      }, "; "))
   end))
end

local function brand(page)
   local site = page.site
   return page.layout == "home" and h(
      fact("logo", site.logo and {h.img{src = site.logo.url, alt = site.logo.text}}),
      each(site.footer_lines, function(line) return fact("footer", line) end), fact("contact", site.contact and link(site.contact)),
      fact("accessibility", site.was_url and h.a{href = site.was_url, site.was_url}))
end

local function compared_edition(of)
   return {of.name or of.status, of.as_of and {" as of ", of.as_of, " ", of.commit}}
end

local function text(of, name)
   return of[name .. "_text"] and {"; ", name, " “", of[name .. "_text"], "”"}
end

local function comparison(of)
   return of and h(
      fact("compared", {compared_edition(of.from), " → ", compared_edition(of.to)}),
      fact("counts", {of.counts.core, " core, ", of.counts.yearly, " yearly, ", of.counts.editorial, " editorial"}),
      each(of.differences, function(one)
         return fact("change " .. one.number, {
            one.kind, " ", one.entity, " ", one.url and h.a{href = one.url, one.title} or one.title, ", ", one.class, one.section and {" in ", one.section}, ", ",
            one.reason or "no reason", text(one, "old"), text(one, "new"),
            each(one.removed, function(to) return {"; − ", to.url and link(to) or to.title} end),
            each(one.added, function(to) return {"; + ", to.url and link(to) or to.title} end),
         })
      end),
      each(of.redefined, function(one)
         return fact("redefined " .. one.number, {
            link(one.from), " → ", h.a{href = one.url, one.to.title}, ", ", one.page_count, " pages: ", h.join(list.map(one.pages, link), ", "),
         })
      end),
      each(of.documents, function(one) return one.text and h.div{data_comparison = true, one.text} end),
      links("unchanged", of.unchanged))
end

return function(page)
   return h(h.doctype, h.html{lang = page.language,
      h.h1{page.number and {page.number, " "}, page.title},
      fact("kind", {page.kind, page.id and {" ", page.id}, page.class and {", ", page.class}}),
      fact("canonical", page.canonical), fact("forward", page.forward),
      fact("summary", page.summary),
      fact("source", page.source),
      page.publication and fact("owner", page.publication.owner and link(page.publication.owner)),
      links("trail", page.breadcrumbs),
      status(page), editions(page), versions(page), gone(page), history(page), comparison(page.comparison),
      headings("part", page.toc),
      fact("stands in", page.home and link(page.home)),
      page.body,
      links("names", page.names), links("named by", page.named_by), readings(page), redefinition(page), letters(page), map(page), targets(page),
      explanations(page), indicator(page.indicator), page.indicator and target(page.indicator), attachments(page), related(page), used_by(page), groups(page), unit(page.unit),
      brand(page),
      fact("previous", page.previous and link(page.previous)), fact("next", page.next and link(page.next)),
   })
end
