using System.Collections.Immutable;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Duoshi.Modules.Tests.Boundaries;

/// <summary>A type of a compiled assembly, nested ones under the outermost that holds them.</summary>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Name">Name, with the names of the types around it.</param>
/// <param name="IsPublic">Whether other assemblies see it.</param>
/// <param name="IsComponent">Whether it is a Razor component.</param>
internal sealed record CompiledType(string Namespace, string Name, bool IsPublic, bool IsComponent)
{
    /// <summary>The type as the source names it: closures and state machines belong to the type around them.</summary>
    public string Outermost => $"{Namespace}.{Name.Split('.')[0]}";

    public override string ToString() => $"{Namespace}.{Name}";
}

/// <summary>
/// Reads a compiled assembly: which of its types use which, in base types, signatures, attributes and the code itself.
/// Read from the bytes, so that a use counts however it is written.
/// </summary>
internal sealed class CompiledTypes
{
    private static readonly Dictionary<int, OperandType> Operands = typeof(OpCodes).GetFields()
        .Select(f => f.GetValue(null)).OfType<OpCode>().ToDictionary(o => (int)(ushort)o.Value, o => o.OperandType);

    private readonly PEReader file;
    private readonly MetadataReader metadata;
    private readonly Dictionary<TypeDefinitionHandle, CompiledType> types = [];
    private readonly HashSet<(CompiledType User, CompiledType Used)> uses = [];
    private readonly HashSet<(CompiledType User, CompiledType Used)> publicUses = [];
    private readonly Mentions mentions = new();

    private CompiledTypes(PEReader file)
    {
        this.file = file;
        metadata = file.GetMetadataReader();
        References = [.. metadata.AssemblyReferences.Select(r => metadata.GetString(metadata.GetAssemblyReference(r).Name))];
    }

    public IReadOnlyCollection<CompiledType> All => types.Values;

    /// <summary>Pairs of different types.</summary>
    public IReadOnlyCollection<(CompiledType User, CompiledType Used)> Uses => uses;

    /// <summary>Pairs of types of which the first shows the second in the signature of a public member.</summary>
    public IReadOnlyCollection<(CompiledType User, CompiledType Used)> PublicUses => publicUses;

    /// <summary>Names of the assemblies it refers to.</summary>
    public IReadOnlyList<string> References { get; }

    public static CompiledTypes Read(string path)
    {
        using var file = new PEReader(new MemoryStream(File.ReadAllBytes(path)));
        var read = new CompiledTypes(file);
        foreach (var handle in read.metadata.TypeDefinitions)
        {
            read.types[handle] = read.Describe(handle);
        }

        foreach (var handle in read.metadata.TypeDefinitions)
        {
            read.Follow(handle);
        }

        return read;
    }

    private CompiledType Describe(TypeDefinitionHandle handle)
    {
        var definition = metadata.GetTypeDefinition(handle);
        var name = metadata.GetString(definition.Name);
        var isPublic = (definition.Attributes & System.Reflection.TypeAttributes.VisibilityMask) is System.Reflection.TypeAttributes.Public or System.Reflection.TypeAttributes.NestedPublic;
        var around = definition.GetDeclaringType();
        if (!around.IsNil)
        {
            var outer = types.TryGetValue(around, out var known) ? known : Describe(around);
            return new CompiledType(outer.Namespace, $"{outer.Name}.{name}", isPublic && outer.IsPublic, IsComponent(definition));
        }

        return new CompiledType(metadata.GetString(definition.Namespace), name, isPublic, IsComponent(definition));
    }

    private bool IsComponent(TypeDefinition definition)
    {
        for (var parent = definition.BaseType; !parent.IsNil;)
        {
            switch (parent.Kind)
            {
                case HandleKind.TypeReference:
                    var reference = metadata.GetTypeReference((TypeReferenceHandle)parent);
                    return metadata.GetString(reference.Namespace).StartsWith("Microsoft.AspNetCore.Components", StringComparison.Ordinal)
                        || metadata.GetString(reference.Namespace).StartsWith("MudBlazor", StringComparison.Ordinal);
                case HandleKind.TypeDefinition:
                    parent = metadata.GetTypeDefinition((TypeDefinitionHandle)parent).BaseType;
                    break;
                default:
                    return false;
            }
        }

        return false;
    }

    private void Follow(TypeDefinitionHandle handle)
    {
        var user = types[handle];
        var definition = metadata.GetTypeDefinition(handle);
        Use(user, definition.BaseType);
        foreach (var implemented in definition.GetInterfaceImplementations())
        {
            Use(user, metadata.GetInterfaceImplementation(implemented).Interface);
        }

        foreach (var field in definition.GetFields())
        {
            Use(user, metadata.GetFieldDefinition(field).DecodeSignature(mentions, null));
        }

        foreach (var parameter in definition.GetGenericParameters())
        {
            Constraints(user, parameter);
        }

        foreach (var method in definition.GetMethods())
        {
            Follow(user, metadata.GetMethodDefinition(method));
        }

        foreach (var attribute in definition.GetCustomAttributes())
        {
            Use(user, metadata.GetCustomAttribute(attribute).Constructor);
        }
    }

    private void Follow(CompiledType user, MethodDefinition method)
    {
        var signature = method.DecodeSignature(mentions, null);
        Use(user, signature);
        if ((method.Attributes & System.Reflection.MethodAttributes.MemberAccessMask) == System.Reflection.MethodAttributes.Public)
        {
            publicUses.UnionWith(signature.ParameterTypes.Append(signature.ReturnType).SelectMany(t => t).Select(t => (user, types[t])));
        }

        foreach (var parameter in method.GetGenericParameters())
        {
            Constraints(user, parameter);
        }

        foreach (var attribute in method.GetCustomAttributes())
        {
            Use(user, metadata.GetCustomAttribute(attribute).Constructor);
        }

        if (method.RelativeVirtualAddress == 0)
        {
            return;
        }

        var body = file.GetMethodBody(method.RelativeVirtualAddress);
        if (!body.LocalSignature.IsNil)
        {
            foreach (var local in metadata.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(mentions, null))
            {
                Use(user, local);
            }
        }

        foreach (var region in body.ExceptionRegions.Where(r => !r.CatchType.IsNil))
        {
            Use(user, region.CatchType);
        }

        foreach (var token in Tokens(body.GetILReader()))
        {
            Use(user, token);
        }
    }

    /// <summary>The tokens of a method's code: types made and cast to, methods called, fields read.</summary>
    private static IEnumerable<EntityHandle> Tokens(BlobReader code)
    {
        var tokens = new List<EntityHandle>();
        while (code.RemainingBytes > 0)
        {
            int instruction = code.ReadByte();
            if (instruction == 0xFE)
            {
                instruction = (instruction << 8) | code.ReadByte();
            }

            switch (Operands[instruction])
            {
                case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType:
                    tokens.Add(MetadataTokens.EntityHandle(code.ReadInt32()));
                    break;
                case OperandType.InlineBrTarget or OperandType.InlineI or OperandType.InlineSig or OperandType.InlineString or OperandType.ShortInlineR:
                    code.Offset += 4;
                    break;
                case OperandType.InlineI8 or OperandType.InlineR:
                    code.Offset += 8;
                    break;
                case OperandType.InlineVar:
                    code.Offset += 2;
                    break;
                case OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar:
                    code.Offset += 1;
                    break;
                case OperandType.InlineSwitch:
                    var targets = code.ReadInt32();
                    code.Offset += 4 * targets;
                    break;
            }
        }

        return tokens;
    }

    private void Constraints(CompiledType user, GenericParameterHandle parameter)
    {
        foreach (var constraint in metadata.GetGenericParameter(parameter).GetConstraints())
        {
            Use(user, metadata.GetGenericParameterConstraint(constraint).Type);
        }
    }

    private void Use(CompiledType user, MethodSignature<ImmutableHashSet<TypeDefinitionHandle>> signature)
    {
        Use(user, signature.ReturnType);
        foreach (var parameter in signature.ParameterTypes)
        {
            Use(user, parameter);
        }
    }

    private void Use(CompiledType user, ImmutableHashSet<TypeDefinitionHandle> used)
    {
        foreach (var type in used)
        {
            Use(user, type);
        }
    }

    private void Use(CompiledType user, EntityHandle used)
    {
        if (used.IsNil)
        {
            return;
        }

        switch (used.Kind)
        {
            case HandleKind.TypeDefinition:
                if (types[(TypeDefinitionHandle)used] is var type && type != user)
                {
                    uses.Add((user, type));
                }

                break;
            case HandleKind.TypeSpecification:
                Use(user, metadata.GetTypeSpecification((TypeSpecificationHandle)used).DecodeSignature(mentions, null));
                break;
            case HandleKind.MethodDefinition:
                Use(user, metadata.GetMethodDefinition((MethodDefinitionHandle)used).GetDeclaringType());
                break;
            case HandleKind.FieldDefinition:
                Use(user, metadata.GetFieldDefinition((FieldDefinitionHandle)used).GetDeclaringType());
                break;
            case HandleKind.MethodSpecification:
                var generic = metadata.GetMethodSpecification((MethodSpecificationHandle)used);
                Use(user, generic.Method);
                foreach (var argument in generic.DecodeSignature(mentions, null))
                {
                    Use(user, argument);
                }

                break;
            case HandleKind.MemberReference:
                // A member of a generic type, made from types of ours: Outcome<Line>.Succeeded.
                Use(user, metadata.GetMemberReference((MemberReferenceHandle)used).Parent);
                break;
        }
    }

    /// <summary>Collects the types of this assembly that a signature mentions.</summary>
    private sealed class Mentions : ISignatureTypeProvider<ImmutableHashSet<TypeDefinitionHandle>, object?>
    {
        private static readonly ImmutableHashSet<TypeDefinitionHandle> None = [];

        public ImmutableHashSet<TypeDefinitionHandle> GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => [handle];

        public ImmutableHashSet<TypeDefinitionHandle> GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => None;

        public ImmutableHashSet<TypeDefinitionHandle> GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
            reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

        public ImmutableHashSet<TypeDefinitionHandle> GetGenericInstantiation(ImmutableHashSet<TypeDefinitionHandle> genericType, ImmutableArray<ImmutableHashSet<TypeDefinitionHandle>> typeArguments) =>
            typeArguments.Aggregate(genericType, (all, some) => all.Union(some));

        public ImmutableHashSet<TypeDefinitionHandle> GetFunctionPointerType(MethodSignature<ImmutableHashSet<TypeDefinitionHandle>> signature) =>
            signature.ParameterTypes.Aggregate(signature.ReturnType, (all, some) => all.Union(some));

        public ImmutableHashSet<TypeDefinitionHandle> GetModifiedType(ImmutableHashSet<TypeDefinitionHandle> modifier, ImmutableHashSet<TypeDefinitionHandle> unmodifiedType, bool isRequired) => unmodifiedType.Union(modifier);

        public ImmutableHashSet<TypeDefinitionHandle> GetArrayType(ImmutableHashSet<TypeDefinitionHandle> elementType, ArrayShape shape) => elementType;

        public ImmutableHashSet<TypeDefinitionHandle> GetByReferenceType(ImmutableHashSet<TypeDefinitionHandle> elementType) => elementType;

        public ImmutableHashSet<TypeDefinitionHandle> GetPinnedType(ImmutableHashSet<TypeDefinitionHandle> elementType) => elementType;

        public ImmutableHashSet<TypeDefinitionHandle> GetPointerType(ImmutableHashSet<TypeDefinitionHandle> elementType) => elementType;

        public ImmutableHashSet<TypeDefinitionHandle> GetSZArrayType(ImmutableHashSet<TypeDefinitionHandle> elementType) => elementType;

        public ImmutableHashSet<TypeDefinitionHandle> GetGenericMethodParameter(object? genericContext, int index) => None;

        public ImmutableHashSet<TypeDefinitionHandle> GetGenericTypeParameter(object? genericContext, int index) => None;

        public ImmutableHashSet<TypeDefinitionHandle> GetPrimitiveType(PrimitiveTypeCode typeCode) => None;
    }
}
