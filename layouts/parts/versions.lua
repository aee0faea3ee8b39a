-- What programs are told about the page's other versions (RFC 5829), and where they can follow the changes.

local h = require("html")

local function version(rel, url)
   return url and h.link{rel = rel, href = url}
end

---@param page Page
---@param words table<string, string>
return function(page, words)
   return h.fragment{
      version("latest-version", page.latest),
      version("predecessor-version", page.predecessor),
      version("successor-version", page.successor),
      version("version-history", page.editions_url),
      page.timemap and h.link{rel = "timemap", type = "application/link-format", href = page.timemap},
      page.feed and h.link{
         rel = "alternate", type = "application/atom+xml", href = page.feed,
         title = words.feed .. ": " .. (page.publication or page.site).title,
      },
   }
end
