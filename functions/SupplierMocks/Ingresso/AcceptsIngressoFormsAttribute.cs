using Serverless.Functions.Http.OpenApi;

namespace Serverless.Functions.SupplierMocks.Ingresso;

/// <summary>Parameters in the body, as a form or as an object in JSON.</summary>
public sealed class AcceptsIngressoFormsAttribute : AcceptsAttribute
{
    public AcceptsIngressoFormsAttribute()
        : base(typeof(Dictionary<string, string>)) =>
        MediaTypes = ["application/x-www-form-urlencoded", "application/json"];
}
