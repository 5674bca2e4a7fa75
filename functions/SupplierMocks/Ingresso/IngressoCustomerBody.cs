namespace Serverless.Functions.SupplierMocks.Ingresso;

/// <summary>Customer data; unknown members are empty.</summary>
internal sealed record IngressoCustomerBody
{
    public required string FirstName { get; init; }

    public required string FirstNameLatin { get; init; }

    public required string LastName { get; init; }

    public required string LastNameLatin { get; init; }

    public required string Title { get; init; }

    public required string TitleLatin { get; init; }

    public required string Initials { get; init; }

    public required string InitialsLatin { get; init; }

    public required string Suffix { get; init; }

    public required string SuffixLatin { get; init; }

    public required string AddrLineOne { get; init; }

    public required string AddrLineOneLatin { get; init; }

    public required string AddrLineTwo { get; init; }

    public required string AddrLineTwoLatin { get; init; }

    public required string Town { get; init; }

    public required string TownLatin { get; init; }

    public required string County { get; init; }

    public required string CountyLatin { get; init; }

    public required string Postcode { get; init; }

    public required string PostcodeLatin { get; init; }

    public required string Country { get; init; }

    public required string CountryLatin { get; init; }

    public required string CountryCode { get; init; }

    public required string EmailAddr { get; init; }

    public required string HomePhone { get; init; }

    public required string WorkPhone { get; init; }

    public required string AgentRef { get; init; }

    public required string PrivacyPolicyVersion { get; init; }

    public bool SupplierCanUseCustomerData { get; init; }

    public bool UserCanUseCustomerData { get; init; }

    public bool WorldCanUseCustomerData { get; init; }

    public bool DpSupplier { get; init; }

    public bool DpUser { get; init; }

    public bool DpWorld { get; init; }
}
