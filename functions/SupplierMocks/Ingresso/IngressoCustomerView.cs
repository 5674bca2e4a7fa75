using Serverless.SupplierMocks.Ingresso;

namespace Serverless.Functions.SupplierMocks.Ingresso;

/// <summary>Shows the customer. Most members appear twice because newer clients read a separate Latin form.</summary>
internal static class IngressoCustomerView
{
    public static IngressoCustomerBody Show(this IngressoView view, IngressoCustomer one)
    {
        var country =
            view.Catalogue.Common.Countries.GetValueOrDefault(one["country_code"].ToLowerInvariant(), string.Empty);
        var (supplier, user, world) = (
            one.Agrees("supplier_can_use_customer_data"), one.Agrees("user_can_use_customer_data"),
            one.Agrees("world_can_use_customer_data"));

        return new IngressoCustomerBody
        {
            FirstName = one["first_name"],
            FirstNameLatin = one["first_name"],
            LastName = one["last_name"],
            LastNameLatin = one["last_name"],
            Title = one["title"],
            TitleLatin = one["title"],
            Initials = one["initials"],
            InitialsLatin = one["initials"],
            Suffix = one["suffix"],
            SuffixLatin = one["suffix"],
            AddrLineOne = one["address_line_one"],
            AddrLineOneLatin = one["address_line_one"],
            AddrLineTwo = one["address_line_two"],
            AddrLineTwoLatin = one["address_line_two"],
            Town = one["town"],
            TownLatin = one["town"],
            County = one["county"],
            CountyLatin = one["county"],
            Postcode = one["postcode"],
            PostcodeLatin = one["postcode"],
            Country = country,
            CountryLatin = country,
            CountryCode = one["country_code"].ToLowerInvariant(),
            EmailAddr = one["email_address"],
            HomePhone = one.Either("home_phone", "phone"),
            WorkPhone = one.Either("work_phone", "phone"),
            AgentRef = one.Either("agent_ref", "agent_reference"),
            PrivacyPolicyVersion = one["privacy_policy_version"],
            SupplierCanUseCustomerData = supplier,
            UserCanUseCustomerData = user,
            WorldCanUseCustomerData = world,
            DpSupplier = supplier,
            DpUser = user,
            DpWorld = world,
        };
    }
}
