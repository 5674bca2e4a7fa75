namespace Serverless.Functions.Tests.SupplierMocks.Ingresso;

/// <summary>One platform for all tests that only look at what there is.</summary>
[CollectionDefinition(Name)]
public sealed class IngressoBrowsing : ICollectionFixture<IngressoFixture>
{
    public const string Name = "The catalogue of Ingresso";
}

/// <summary>Another for those that reserve and buy, whose seats nobody else takes or counts.</summary>
[CollectionDefinition(Name)]
public sealed class IngressoOrdering : ICollectionFixture<IngressoFixture>
{
    public const string Name = "The orders of Ingresso";
}
