-- How to reach a unit: its own lines, then its roles. Units and roles, never persons.

local h = require("html")
local list = require("list")
local facts = require("parts/facts")
local section = require("parts/section")

--- A number that is not broken over two lines, and leads to the digits that a telephone dials.
local function phone_link(phone)
   local digits = phone:gsub("[^%d+]", "")
   local unbroken = phone:gsub(" ", "\u{A0}")
   return h.a{href = "tel:" .. digits, unbroken}
end

local function email_link(email)
   return h.a{href = "mailto:" .. email, email}
end

local function role(contact)
   return h.li{
      h.strong{contact.role},
      contact.phone and {h.br{}, phone_link(contact.phone)},
      contact.email and {h.br{}, email_link(contact.email)},
   }
end

---@param unit Unit
---@param words table<string, string>
return function(unit, words)
   local lines = facts{
      {words.address, unit.address and h.address{h.join(unit.address, h.br{})}},
      {words.phone, unit.phone and phone_link(unit.phone)},
      {words.email, unit.email and email_link(unit.email)},
      {words.website, unit.website and h.a{href = unit.website, unit.website}},
   }
   local roles = #unit.contacts > 0 and h.ul{class = "roles", list.map(unit.contacts, role)}
   return section("kontakt", words.contact, (lines or roles) and {lines, roles})
end
